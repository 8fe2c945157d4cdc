### Rules of the reader: what each part rests on, and what was set aside

part-leader = Official
part-lead-unit = Lead unit
part-other-unit = Other unit
part-target = Target
part-due = Due
part-milestone = Milestone
part-cadence = Cadence
part-strength = Hard or soft

## Taken

rule-role-label = A label names it
rule-role-verb = A verb behind it says that it leads, helps or carries out
rule-role-told = It is told to act
rule-role-acting = A deadline or an act follows at once
rule-role-by = The act is to be done by it
rule-role-joined = Joined to the lead unit
rule-role-asked = It is asked to act
rule-role-agreed = The meeting agreed to what it brought
rule-role-backed = Named behind a verb such as “support” or “advance” as the body that acts
rule-role-bracket = In brackets at the end
rule-role-responsible = The document lets the responsible lead what nobody else leads
rule-role-first = The first of a list leads
rule-role-sole = The only unit responsible leads
rule-role-helping = It is named as one that helps
rule-role-column = In this column of the table
rule-role-heading = Taken over from the heading above
rule-role-before = Taken over from the sentence before
rule-role-cell = Taken over from the cell above
rule-target-after-metric = The number follows what is measured
rule-target-before-noun = The number stands before what is counted
rule-target-shared = One number for several things
rule-target-respective = Several numbers, one for each thing in turn
rule-target-words = A target in words: all, none, in step
rule-due-only = The deadline of the sentence
rule-due-last = The latest of several days
rule-milestone = A day before the last one
rule-due-assigned = Set by a bracket, label or column
rule-due-stage = The day in the heading of the stage
rule-due-counted = Counted from the date of the document
rule-due-year-task = A task of the year: its last day
rule-due-undated = Pressing words without a day
rule-cadence = The cadence of the sentence
rule-strength-number = Hard: a number
rule-strength-day = Hard: a day
rule-strength-rhythm = Hard: a cadence
rule-strength-leader = Hard: a named official
rule-strength-end-event = Hard: an end that can be seen
rule-strength-paper = Hard: a named unit owes a paper by a day
rule-strength-assigned = Hard: units are assigned
rule-strength-soft = Soft: nothing that could be checked

## Set aside

aside-number-name = Part of a name
aside-number-ordinal = An ordinal
aside-number-class = A size class
aside-number-property = Describes the project
aside-number-benefit = Tells who benefits
aside-number-grant = A rate of support
aside-number-list = Counts a list
aside-number-condition = A condition
aside-number-time = A length of time
aside-number-place = Counts places
aside-number-bare = No unit of measure
aside-name-recipient = Receives the report
aside-name-speaker = Speaks or listens
aside-name-object = The work is done on it
aside-due-earlier = A later day holds
aside-due-not-binding = A day gone by, or the year in a name
