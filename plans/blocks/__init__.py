"""The kinds of block of this room, one module per noun; importing the package registers them."""

from plans.blocks import engagement, findings, images, lists, membership, tables, text

__all__ = ["engagement", "findings", "images", "lists", "membership", "tables", "text"]
