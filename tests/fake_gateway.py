"""Answers for the user in tests, and keeps what the user would have been told."""


class FakeGateway:
    """``yes`` answers questions; ``file``, ``folder`` are what the user chooses, ``more`` files."""

    def __init__(self, *_, yes=True, file=None, folder=None):
        self.yes = yes
        self.file = file
        self.folder = folder
        self.more = ()
        self.complaints = []
        self.questions = []
        self.opened = []
        self.addresses = []

    def complain(self, sentence):
        self.complaints.append(sentence)

    def confirm(self, question, yes):
        self.questions.append((question, yes))
        return self.yes

    def file_to_open(self, title, folder, filters):
        return self.file

    def files_to_open(self, title, folder, filters):
        return () if self.file is None else (self.file, *self.more)

    def file_to_save(self, title, suggested, filters):
        return self.file

    def folder_to_fill(self, title, folder):
        return self.folder

    def open_path(self, path):
        self.opened.append(path)
        return True

    def open_address(self, url):
        self.addresses.append(url.toString())
        return True

    def mail(self, file, subject):
        return False
