"""Starts and minds the parts of a local service: the database, the web server and the job worker.

place        where the database lives, which user runs it, where its socket is
programs     which PostgreSQL programs to use
credentials  the passwords of the database roles
postgres     starts, adopts and stops the database server
provision    makes the roles, schemas and databases
children     the web server and the job worker as child processes
run          `soceis run`: all of it together
"""
