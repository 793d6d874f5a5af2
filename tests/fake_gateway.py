"""Answers for the user in tests, and keeps what the user would have been told."""


class FakeGateway:
    """``yes`` answers questions; ``file`` is what the user chooses in a dialog."""

    def __init__(self, *_, yes=True, file=None):
        self.yes = yes
        self.file = file
        self.complaints = []
        self.questions = []

    def complain(self, sentence):
        self.complaints.append(sentence)

    def confirm(self, question, yes):
        self.questions.append((question, yes))
        return self.yes

    def file_to_open(self, title, folder, filters):
        return self.file

    def file_to_save(self, title, suggested, filters):
        return self.file
