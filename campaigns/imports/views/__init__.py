"""The screens of all imports, one file a step. Each slice says what is its own in subclasses."""
