"""What bangiao knows before it reads: the vocabulary, the shapes, and the tables of names."""
