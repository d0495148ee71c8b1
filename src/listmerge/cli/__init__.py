"""The command line: one file per command, imported when it is called. Only this room prints or exits.

group    all commands, as click understands them
plain    the command lines that hooks are made of, understood without click
"""
