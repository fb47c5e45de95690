-- The files of installed modules (D-610), in pieces; an empty file has one without content. An installation is one run of add_mod: its id is in the record of
-- the registry, which says what counts. path is relative, with / between names.
CREATE TABLE module_file
(
    installation TEXT    NOT NULL,
    path         TEXT    NOT NULL,
    part         INTEGER NOT NULL,
    content      BLOB    NOT NULL,
    CONSTRAINT PK_module_file PRIMARY KEY (installation, path, part)
);
