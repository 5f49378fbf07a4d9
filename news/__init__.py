"""Articles, their index and archive, authors, categories, cited documents, blocks, folding."""
