"""How the real server says no, in its own words."""

from playground.wire import Json

BLOCKED = "bot was blocked by the user"
CANT_INITIATE = "bot can't initiate conversation with a user"
CAPTION_TOO_LONG = "message caption is too long"
CHAT_NOT_FOUND = "chat not found"
DATA_INVALID = "BUTTON_DATA_INVALID"
DEACTIVATED = "user is deactivated"
MESSAGE_EMPTY = "message text is empty"
MESSAGE_TOO_LONG = "message is too long"
NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same"
    " as a current content and reply markup of the message"
)
OTHER_POLLER = (
    "terminated by other getUpdates request; make sure that only one bot instance is running"
)
QUERY_TOO_OLD = "query is too old and response timeout expired or query ID is invalid"
REPLIED_NOT_FOUND = "message to be replied not found"
UPGRADED = "group chat was upgraded to a supergroup chat"
WEBHOOK_ACTIVE = (
    "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook"
    " first"
)


class Refused(Exception):
    """The server's answer is an error; `code` is the HTTP status too."""

    def __init__(self, code: int, description: str, parameters: Json | None = None) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters

    def body(self) -> Json:
        body: Json = {"ok": False, "error_code": self.code, "description": self.description}
        return body | {"parameters": self.parameters} if self.parameters else body


def bad(what: str, parameters: Json | None = None) -> Refused:
    return Refused(400, f"Bad Request: {what}", parameters)


def forbidden(what: str) -> Refused:
    return Refused(403, f"Forbidden: {what}")


def conflict(what: str) -> Refused:
    return Refused(409, f"Conflict: {what}")


def too_many(retry_after: int) -> Refused:
    """`retry_after` in seconds."""
    return Refused(
        429, f"Too Many Requests: retry after {retry_after}", {"retry_after": retry_after}
    )
