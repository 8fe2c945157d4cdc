### Cues of the reader

## In favour

cue-target = A number to reach
cue-deadline = A deadline
cue-cadence = A cadence
cue-pressing = To be done soon
cue-leader = A named official
cue-named-unit = A named unit
cue-collective-unit = A kind of unit is named
cue-assigned = Units in brackets at the end
cue-end-event = An end event
cue-ensure = Words that insist
cue-order = Words that order or forbid
cue-named-thing = A named thing
cue-deliverable = A thing to hand over
cue-campaign = A campaign
cue-process = Process verbs only
cue-plan-section = In a section that sets tasks

## Against

cue-past = Speaks of the past
cue-review-section = In a section that looks back
cue-definition = A definition or a statement
cue-question = A question
cue-virtue = Attitude and conduct only
cue-generic-actor = Nobody in particular
cue-guiding = Guiding thought
cue-formula = A set phrase of documents
cue-attendance = Who attended
cue-analysis = An analysis of problems

## Learnt from labelled documents (for or against)

cue-document = The kind of document
cue-part = The heading above
cue-usual = Where every sentence starts
cue-reach = A document of a whole country or province
cue-place = Where it stands in the document
cue-before = The sentence before
cue-around = The last few sentences
cue-heading = Set like a heading
cue-behind = A list follows
cue-clauses = How many clauses
cue-mark = Its number in a list
cue-quoted = A name in quotation marks
cue-paper = A paper is named
cue-reported = Reported speech
cue-helper = A unit that helps
cue-actor = Who acts, and how they are told
cue-nobody = Nobody is told to act
cue-targets = How many targets
cue-figures = Figures and what they are for
cue-gone = A time gone by
cue-named-time = A time that only names
cue-time-first = Begins with a time
cue-year = A year alone
cue-told = Told of first, then asked for
cue-wording = Wording
cue-rest = Everything else together
