variable "name" {
  description = "Name of everything that is made here. Unique in account and Region."
  type        = string
  default     = "authpath"
  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{1,22}[a-z0-9]$", var.name))
    error_message = "name is not 3 to 24 small letters, digits and hyphens. Example: authpath"
  }
}

variable "image" {
  description = "The image, by digest or by a tag that does not move."
  type        = string
  validation {
    condition     = can(regex("(@sha256:[0-9a-f]{64}|:[^:/@]+)$", var.image)) && !endswith(var.image, ":latest")
    error_message = "image has no tag or digest, or the tag latest. Example: 111122223333.dkr.ecr.eu-west-1.amazonaws.com/authpath:0.1.0"
  }
}

variable "cpu_architecture" {
  description = "Of the image: X86_64 or ARM64."
  type        = string
  default     = "X86_64"
}

variable "host" {
  description = "The name that people open, without https://. Point it at dns_name afterwards."
  type        = string
  validation {
    condition     = can(regex("^([a-z0-9]([a-z0-9-]*[a-z0-9])?\\.)+[a-z]+$", var.host))
    error_message = "host is not a host name in small letters. Example: authpath.example.com"
  }
}

variable "certificate_arn" {
  description = "ACM certificate for host, in this Region."
  type        = string
}

variable "vpc_id" {
  type        = string
  description = "Where all of it stands."
}

variable "load_balancer_subnet_ids" {
  description = "Two subnets or more, in different zones: public ones, unless internal is true."
  type        = list(string)
}

variable "task_subnet_ids" {
  description = "Private subnets with a way out (NAT): the task asks AWS and your identity providers."
  type        = list(string)
}

variable "internal" {
  description = "True: the load balancer has private addresses only. Its subnets then need a way out too, to sign users in."
  type        = bool
  default     = false
}

variable "client_cidrs" {
  description = "Who may reach the load balancer. Everybody has to sign in."
  type        = list(string)
  default     = ["0.0.0.0/0"]
}

variable "cognito" {
  description = <<-E
    Sign in with a user pool: its ARN, and its domain (the prefix, or the whole name of a custom one). The app client is
    made here. Users of other providers: list their names.
  E
  type = object({
    user_pool_arn      = string
    user_pool_domain   = string
    identity_providers = optional(list(string), ["COGNITO"])
  })
  default = null
}

variable "oidc" {
  description = <<-E
    Sign in with an OpenID provider instead. Register https://HOST/oauth2/idpresponse there. The addresses stand in
    ISSUER/.well-known/openid-configuration. HOST is the name in host.
  E
  type = object({
    issuer                 = string
    authorization_endpoint = string
    token_endpoint         = string
    user_info_endpoint     = string
    client_id              = string
    scope                  = optional(string, "openid email")
    sign_out_url           = optional(string)
  })
  default = null
}

variable "oidc_client_secret" {
  description = "With oidc. Terraform keeps it in its state; the task never gets it."
  type        = string
  default     = null
  sensitive   = true
}

variable "groups_claim" {
  description = "Claim of the user info that names groups. Null: groups."
  type        = string
  default     = null
}

variable "groups" {
  description = "Which group may read which accounts: \"all\", or a list of ids. Null: who is signed in reads all."
  type        = any
  default     = null
}

variable "accounts" {
  description = <<-E
    What is read. role_arn and external_id: of the role module in another account. Empty: this account and Region.
  E
  type = list(object({
    id          = string
    name        = optional(string)
    regions     = list(string)
    role_arn    = optional(string)
    external_id = optional(string)
  }))
  default = []
}

variable "replicas" {
  description = "How many tasks. Without shared_cache each of them reads AWS, and counts rates, for itself."
  type        = number
  default     = 1
}

variable "shared_cache" {
  description = <<-E
    Redis or Valkey for several tasks. secret_arn: a secret of Secrets Manager with the members url (rediss://...) and
    secret (32 characters or more). security_group_id: of the cache; let the output task_security_group_id in there.
  E
  type = object({
    secret_arn        = string
    security_group_id = string
    port              = optional(number, 6379)
  })
  default = null
}

variable "log_retention_days" {
  description = "How long log lines are kept. They name who read which chain."
  type        = number
  default     = 90
}

variable "tags" {
  description = "Tags of everything that is made here."
  type        = map(string)
  default     = {}
}
