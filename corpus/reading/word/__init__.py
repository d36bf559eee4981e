"""Word processors' documents: .docx, .odt and .rtf."""
