"""Destroying data of people at their term: a list, two people who agree, and the worker that carries it out."""
