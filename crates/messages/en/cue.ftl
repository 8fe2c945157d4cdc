### Cues of the reader
