"""The newsroom of an imaginary province: texts as TOML files, pictures drawn by code."""
