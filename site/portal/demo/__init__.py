"""The newsroom of an imaginary province: texts as TOML files, and pictures."""
