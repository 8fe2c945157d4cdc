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
