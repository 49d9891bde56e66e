"""What features share: the context, screens, buttons, forms, languages. Imports no feature."""
