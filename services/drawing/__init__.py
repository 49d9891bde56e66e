"""Pictures and tables as bytes, from words and numbers that are given. Pure: drawn in whichever
process, and what that takes is imported there.
"""
