"""What the covenant promises, shown by commands: `bin/duiding prove <part>`. One file per proof; see docs/proofs.md.

A proof is a function `prove(server, options)` that yields a `Line` for each figure. It works on clones of a
throwaway database with real logins of the real roles, and never touches an installation.
"""
