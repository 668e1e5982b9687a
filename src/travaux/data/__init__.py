"""Knowledge as data: word lists, gazetteers and tables, each with its source and licence."""
