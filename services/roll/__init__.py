"""The household roll from a file to the tree of areas, and back. Reading needs no database and is
done in a process of its own: spreadsheets are large, and come from anybody.
"""
