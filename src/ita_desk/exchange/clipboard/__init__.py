"""Tables on the clipboard: three formats, one ``Block``. No Qt: ``gui`` hands texts in and out."""
