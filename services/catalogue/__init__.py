"""The catalogue: what volunteers can be asked to do, with what each usually takes."""

from services.catalogue.finding import spoken_of
from services.catalogue.items import Catalogue, Item
from services.catalogue.reading import OURS, CatalogueUnusable, of, read

__all__ = ["OURS", "Catalogue", "CatalogueUnusable", "Item", "of", "read", "spoken_of"]
