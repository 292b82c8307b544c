"""Everything that keeps a row shut, made weaker one by one: `generate` makes it so, `killing` looks who notices."""
