"""HTTP and the command line: the only wing that knows either."""
