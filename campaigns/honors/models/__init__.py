"""Tables of honor rolls: pages, lists, marks, imports."""
