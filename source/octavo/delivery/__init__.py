"""Finished books go to their readers: by mail, or onto a device that is mounted as a folder.

`sending` is the order of work for mail, `copying` that for folders. Nothing leaves before all of it was looked at
(`preflight`), and what left is written down (`receipts`).
"""
