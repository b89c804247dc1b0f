CREATE TABLE `open311_key` (
	`city_id` text NOT NULL,
	`id` text NOT NULL,
	`sha256` text NOT NULL,
	`name` text NOT NULL,
	`rights` text NOT NULL,
	`categories` text,
	`per_hour` integer NOT NULL,
	`created_at` integer NOT NULL,
	`created_by` text,
	`revoked_at` integer,
	`last_used_at` integer,
	`uses` integer NOT NULL,
	PRIMARY KEY(`city_id`, `id`)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `open311_key_by_hash` ON `open311_key` (`sha256`);--> statement-breakpoint
CREATE INDEX `open311_key_by_time` ON `open311_key` (`city_id`,`created_at`);--> statement-breakpoint
CREATE TABLE `open311_receipt` (
	`city_id` text NOT NULL,
	`report_id` text NOT NULL,
	`key_id` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`city_id`, `report_id`)
);
