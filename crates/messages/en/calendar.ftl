# What is said of a file of holidays: which file, line and field, what is wrong, how to mend it.
calendar-unreadable = { $file }: cannot be opened ({ $why }). Check the file or folder that --calendar names.
calendar-refused = { $file }, line { $line }, { $field }: { $what }
calendar-syntax = Not readable ({ $why }). Compare it with the file of an earlier year.
calendar-missing = This is missing. Add it.
calendar-unknown = This means nothing here. Remove it or correct its name.
calendar-write-year = Write a year, such as 2027.
calendar-write-text = Write a text in quotation marks.
calendar-write-day = Write a day, such as 2027-10-01, without quotation marks.
calendar-write-days = Write a list of days, such as [2027-09-26, 2027-10-09].
calendar-write-holidays = There must be at least one holiday. Compare it with the file of an earlier year.
calendar-reversed = The last day is before the first. Correct them.
calendar-too-long = { $days } days off in a row cannot be right. Check the month and the day.
calendar-outside-year = { $day } is not in the year of the notice. Check the year.
calendar-twice = { $day } is stated twice. Remove one.
calendar-no-weekend = { $day } is no Saturday or Sunday, so it is worked anyway. Check the day.
