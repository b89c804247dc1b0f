CREATE TABLE `numbers_method` (
	`id` integer PRIMARY KEY NOT NULL,
	`version` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `numbers_month` (
	`city_id` text NOT NULL,
	`kind` text NOT NULL,
	`month` integer NOT NULL,
	`area` text NOT NULL,
	`category` text NOT NULL,
	`tally` blob NOT NULL,
	PRIMARY KEY(`city_id`, `kind`, `month`, `area`, `category`)
);
--> statement-breakpoint
CREATE TABLE `numbers_safety` (
	`city_id` text NOT NULL,
	`month` integer NOT NULL,
	`district_id` text NOT NULL,
	`category` text NOT NULL,
	`count` integer NOT NULL,
	PRIMARY KEY(`city_id`, `month`, `district_id`, `category`)
);
--> statement-breakpoint
CREATE TABLE `numbers_week` (
	`city_id` text NOT NULL,
	`kind` text NOT NULL,
	`week` integer NOT NULL,
	`area` text NOT NULL,
	`category` text NOT NULL,
	`came_in` integer NOT NULL,
	`went_out` integer NOT NULL,
	PRIMARY KEY(`city_id`, `kind`, `week`, `area`, `category`)
);
--> statement-breakpoint
CREATE INDEX `report_public_open` ON `report` (`city_id`,`received_at`,`id`,`district_id`) WHERE is_public = 1 and merged_into is null and state <> 'closed';