"""Articles, their index and archive, authors, categories, cited documents, body blocks, text folding."""
