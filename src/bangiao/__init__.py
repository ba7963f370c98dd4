"""bangiao: Vietnamese diplomatic news into a knowledge graph whose every fact is tied to its passage."""
