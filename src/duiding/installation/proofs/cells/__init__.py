"""The matrix: what the text of the covenant says of every row that is planted, and what the database answers.

`law`, `facts`, `rights` and `steps` are the oracle. They read policy/covenant.yaml and domain knowledge written down
here by hand, and share no line with the policies, the context functions or the covenant's own reader. `askers`,
`planting` and `town` lay the rows down; `circumstances` changes the world; `probing` asks the database.
"""
