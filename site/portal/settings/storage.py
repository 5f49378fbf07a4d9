"""Where uploaded files are stored: a folder of this machine, or an S3-compatible bucket.

The bucket is private, and all its files are handed out by the site: `news/files/bucket.py`.
"""

from typing import Any

from . import addresses

NAME = "STORAGE_URL"
OPTIONS = ("region", "tls", "addressing")
ADDRESSINGS = ("auto", "path", "virtual")
FOLDER: dict[str, Any] = {"BACKEND": "news.files.folder.FolderStorage"}


def file_storage(value: str) -> dict[str, Any]:
    """The entry of STORAGES for `s3://key:secret@host:port/bucket/folder`; a folder for ""."""
    if not value.strip():
        return FOLDER
    address = addresses.read(NAME, value, ("s3",), OPTIONS)
    bucket, _, folder = address.path.partition("/")
    addressing = address.options.get("addressing", "path" if address.host else "auto")
    try:
        scheme = "https" if address.switch("tls", default=True) else "http"
        if not bucket:
            raise ValueError("it names a bucket after the host: s3://key:secret@host/bucket")
        if bool(address.user) != bool(address.password):
            raise ValueError("a key comes with its secret: s3://key:secret@host/bucket")
        if addressing not in ADDRESSINGS:
            raise ValueError(f"addressing is one of {', '.join(ADDRESSINGS)}")
    except ValueError as error:
        raise addresses.refused(NAME, error) from None
    port = f":{address.port}" if address.port else ""
    return {
        "BACKEND": "news.files.bucket.BucketStorage",
        "OPTIONS": {
            "bucket_name": bucket,
            "location": folder,
            # Without a host it is Amazon's, and without a key that of the machine's role.
            "endpoint_url": f"{scheme}://{address.host}{port}" if address.host else None,
            "access_key": address.user or None,
            "secret_key": address.password or None,
            "region_name": address.options.get("region") or "us-east-1",
            "addressing_style": addressing,
        },
    }
