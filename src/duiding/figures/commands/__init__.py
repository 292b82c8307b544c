"""The command line of the engine: read files, call one function, print the answer."""
