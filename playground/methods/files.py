"""Getting at files."""

from playground.methods.request import Method, Request
from playground.refusals import bad
from playground.wire import Json

_LARGEST = 20 << 20


def get_file(request: Request) -> Json:
    stored = request.world.files.find(request.params.text("file_id"))
    if stored is None:
        raise bad("invalid file_id")
    if stored.size > _LARGEST:
        raise bad("file is too big")
    return {
        "file_id": stored.file_id,
        "file_unique_id": stored.unique_id,
        "file_size": stored.size,
        "file_path": stored.path,
    }


def get_user_profile_photos(request: Request) -> Json:
    """Nobody here has any."""
    person_id = request.params.integer("user_id")
    if person_id not in request.world.people and person_id not in request.world.bots:
        raise bad("user not found")
    return {"total_count": 0, "photos": []}


METHODS: tuple[Method, ...] = (get_file, get_user_profile_photos)
