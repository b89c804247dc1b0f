CREATE TABLE `map_cell` (
	`city_id` text NOT NULL,
	`slice` text NOT NULL,
	`zoom` integer NOT NULL,
	`x` integer NOT NULL,
	`y` integer NOT NULL,
	`n` integer NOT NULL,
	`sum_x` integer NOT NULL,
	`sum_y` integer NOT NULL,
	`open` integer NOT NULL,
	`fixed` integer NOT NULL,
	`reference` text,
	`category` text,
	`state` text,
	`outcome` text,
	PRIMARY KEY(`city_id`, `slice`, `zoom`, `x`, `y`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `map_method` (
	`id` integer PRIMARY KEY NOT NULL,
	`version` integer NOT NULL
);
