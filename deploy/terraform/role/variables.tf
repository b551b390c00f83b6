variable "name" {
  description = "Name of the role."
  type        = string
  default     = "authpath-read"
}

variable "roles_to_assume" {
  description = "In the account of the dashboard: ARNs of the roles in other accounts that this one may assume."
  type        = list(string)
  default     = []
  validation {
    condition     = alltrue([for arn in var.roles_to_assume : can(regex("^arn:aws[a-z-]*:iam::\\d{12}:role/[\\w+=,.@/-]+$", arn))])
    error_message = "roles_to_assume holds something that is not the ARN of one IAM role. Example: arn:aws:iam::444455556666:role/authpath-read"
  }
}

variable "trusted_principal" {
  description = "In every other account: ARN of the role that the dashboard runs with. Null: this is that role, for ECS tasks."
  type        = string
  default     = null
  validation {
    condition     = var.trusted_principal == null || can(regex("^arn:aws[a-z-]*:iam::\\d{12}:(role|user)/[\\w+=,.@/-]+$", var.trusted_principal))
    error_message = "trusted_principal is not the ARN of one IAM role or user; a whole account is not trusted. Example: arn:aws:iam::111122223333:role/authpath-read"
  }
}

variable "external_id" {
  description = "externalId of this account in the dashboard's configuration. Needed with trusted_principal."
  type        = string
  default     = null
  validation {
    condition     = var.external_id == null || can(regex("^[\\w+=,.@:/-]{2,}$", var.external_id))
    error_message = "external_id is not two or more of letters, digits, and +=,.@:/_- (up to 1,224). Example: authpath"
  }
}

variable "tags" {
  description = "Tags of the role."
  type        = map(string)
  default     = {}
}
