"""Word processors' documents: .docx and .odt."""
