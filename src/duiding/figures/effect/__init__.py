"""Did something change after a plan, and is there enough data to say so?"""
