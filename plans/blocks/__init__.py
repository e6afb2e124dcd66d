"""The kinds of block of this room, a folder for each noun; importing the package registers them."""

from importlib import import_module

for noun in ("text", "tables", "images", "maps", "lists", "membership", "structure", "findings", "engagement"):
    import_module(f"plans.blocks.{noun}.block")
