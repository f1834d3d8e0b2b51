"""The picture that goes with a link to a page where it is shared: of a dispute, or of an article."""

from dispute_briefings.exports.share_pictures.drawing import EDITION, SIZE, SharePicture, png_of
from dispute_briefings.exports.share_pictures.png import is_whole
from dispute_briefings.exports.share_pictures.words import (
    picture_of_article,
    picture_of_site,
    pictures_of_disputes,
)

__all__ = [
    "EDITION",
    "SIZE",
    "SharePicture",
    "is_whole",
    "picture_of_article",
    "picture_of_site",
    "pictures_of_disputes",
    "png_of",
]
