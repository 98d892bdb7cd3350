"""The project as people write it: documents, data files, wrong inputs and what is said of them."""
