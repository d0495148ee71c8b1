"""A file that is no text.

It is named as a list, or ends in `.md`, but holds zero bytes: an image, an archive, or text in UTF-16. No line of it can be
read. Take it out of the lists, or save it as UTF-8. (There is no example: this page is text.)
"""

from listmerge.edit import Severity

SEVERITY: Severity = "error"
FAMILY = "text"
