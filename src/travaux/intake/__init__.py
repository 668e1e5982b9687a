"""From files to drafts: reads what is received, guesses nothing silently, and never opens the store."""
